"""Texts in Chinese (`NAME.zh_CN.ts`) and English plurals (`en.ts`), and their compiler."""
