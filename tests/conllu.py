"""Build a Parse from CoNLL-U text, for tests that need syntax and no model."""

from __future__ import annotations

from legation.records import Entity, Parse, Token


def parse_of(conllu: str) -> Parse:
    """Read CoNLL-U (columns split by tabs or spaces; LEMMA may be ``_``); the text is rebuilt from FORM and SpaceAfter.

    Words of a multiword token share out its characters where they add up, else each covers all of it. Entities come
    from MISC ``Entity=B-TIME`` / ``I-TIME``. Empty nodes are passed over.
    """
    text = ""
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    marks: list[str] = []
    for block in conllu.strip().split("\n\n"):
        first, offset = len(tokens), len(tokens) - 1
        shared, span = 0, (0, 0)
        for line in block.splitlines():
            row = line.strip()
            if not row or row.startswith("#"):
                continue
            fields = row.split("\t") if "\t" in row else row.split()
            fields += ["_"] * (10 - len(fields))
            number, form = fields[0], fields[1]
            if "." in number:
                continue
            tail = "" if "SpaceAfter=No" in fields[9] else " "
            if "-" in number:
                low, high = number.split("-")
                shared, span = int(high) - int(low) + 1, (len(text), len(text) + len(form))
                text += form + tail
                continue
            if shared:
                start = text.find(form, span[0], span[1])
                start, end = (start, start + len(form)) if start >= 0 else span
                shared -= 1
            else:
                start, end = len(text), len(text) + len(form)
                text += form + tail
            lemma = form.lower() if fields[2] == "_" else fields[2]
            head = int(fields[6]) + offset if int(fields[6]) else -1
            tokens.append(Token(len(tokens), start, end, form, lemma, fields[3], fields[4], head, fields[7]))
            marks.append(_entity_mark(fields[9]))
        sentences.append((first, len(tokens)))
        text = text.rstrip(" ") + "\n"
    return Parse(text.rstrip("\n"), tuple(tokens), tuple(sentences), _entities(marks))


def _entity_mark(misc: str) -> str:
    for field in misc.split("|"):
        if field.startswith("Entity="):
            return field.removeprefix("Entity=")
    return ""


def _entities(marks: list[str]) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for i, mark in enumerate(marks):
        if mark.startswith("B-"):
            found.append(Entity(i, i, mark[2:], 1.0))
        elif mark.startswith("I-") and found:
            found[-1] = Entity(found[-1].first, i, mark[2:], 1.0)
    return tuple(found)
