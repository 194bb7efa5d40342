"""What is wrong with a template, with the place to mend."""


class TemplateProblem(Exception):
    """A template that is not drawn.

    `code` names what is wrong: syntax, unknown_key, wrong_value, unknown_field, unknown_style,
    unknown_colour, no_width, outside, over_seal, bad_placeholder, missing_glyph, no_page. `line` is that of
    the text, counted from 1, `element` the element, counted from 1; 0 where there is none. `detail` is the
    word it is about.
    """

    def __init__(self, code: str, detail: str, *, line: int = 0, element: int = 0) -> None:
        self.code, self.detail, self.line, self.element = code, detail, line, element
        super().__init__(f"line {line}, element {element}: {code}: {detail}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles by its facts."""
        return _again, (self.code, self.detail, self.line, self.element)


def _again(code: str, detail: str, line: int, element: int) -> TemplateProblem:
    return TemplateProblem(code, detail, line=line, element=element)
