"""Texts in Chinese (`NAME.zh_CN.ts`) and English plurals (`NAME.en.ts`), and their compiler."""
