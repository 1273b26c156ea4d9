"""The rules of the date grammar: which phrase is read by which reader, in the order in which they are tried."""

from __future__ import annotations

import re
from typing import Final

from legation.events import calendar_points as points
from legation.events import calendar_words as words
from legation.events.calendar_points import Rule, refuse
from legation.events.periods import DURATION, RECURRING, VAGUE

_YEAR_NAMED: Final = (
    rf"(?:\s(?:of\s|in\s)?(?P<year>{words.YEAR}|last\syear|next\syear|this\s(?:past\s)?year|that\s(?:same\s)?year|"
    r"the\ssame\syear))"
)
_PART: Final = rf"(?:(?P<part>{words.PART})\s(?:in\s|of\s)?(?:the\s)?)?"
_WHICH: Final = r"(?:(?P<which>this\spast|this\scoming|last|next|this|past|coming|previous)\s)?"
_DAYPART: Final = rf"(?:\s(?:early\s|late\s)?{words.DAYPART}|\searly|\slate)?"
_FUNCTION: Final = (
    r"(?:a|an|that|this|the|these|those|and|or|of|in|on|at|by|to|from|for|with|as|than|when|while|was|were|is|are|has|had|"
    r"who|which|but|after|before|since|until|between|more|about|over|every|each|other)\b"
)
_VAGUE_COUNT: Final = r"(?:several|many|some|a\sfew|few|the\sfew|a\scouple\sof|a\scouple|couple\sof|countless|numerous)"
_PATTERNS: Final[tuple[tuple[str, Rule], ...]] = (
    (
        rf"(?:(?:earlier|later|early|late)\s)?(?:today|tonight|this\s(?:very\s)?{words.DAYPART}){_DAYPART}",
        points.read_today,
    ),
    (rf"(?:(?:earlier|later|early|late)\s)?(?P<off>yesterday|tomorrow){_DAYPART}", points.read_day_off),
    (r"(?:late\s)?(?P<off>last)\s(?:night|evening)", points.read_day_off),
    (r"(?:the\s)?day\s(?P<off>before)\syesterday", points.read_day_off),
    (r"(?:the\s)?day\s(?P<off>after)\stomorrow", points.read_day_off),
    (r"overnight", points.read_overnight),
    (rf"(?:\d{{1,4}}|(?:the\s)?{words.ORDINAL}[\s-]century)\s(?:bce?|b\.c\.?)", refuse("before our era")),
    (
        rf"(?:(?:the\s)?(?P<which>this\spast|this\scoming|last|next|this|past|coming|following|previous)\s)?"
        rf"(?P<name>{words.WEEKDAY}){_DAYPART}(?:\s(?P<which2>last|next))?(?:\s(?:of\s)?(?P<week>last|this|next)\sweek)?",
        points.read_weekday,
    ),
    (
        rf"(?:(?P<weekday>{words.WEEKDAY})\s)?(?P<month>{words.MONTH})\s(?:the\s)?(?P<day>{words.DAY_NUMBER})"
        rf"{_DAYPART}{_YEAR_NAMED}?",
        points.read_month_day,
    ),
    (
        rf"(?:(?P<weekday>{words.WEEKDAY})\s)?(?:the\s)?(?P<day>{words.DAY_NUMBER}|{words.ORDINAL}(?=\sof))\s(?:of\s)?"
        rf"(?P<month>{words.MONTH}){_YEAR_NAMED}?{_DAYPART}",
        points.read_month_day,
    ),
    (
        rf"(?:(?:between|from)\s)?(?P<month>{words.MONTH})\s(?P<day>{words.DAY_NUMBER})\s?(?:-|\sto\s|\sand\s|\sthrough\s|\suntil\s)\s?"
        rf"(?P<last>{words.DAY_NUMBER}){_YEAR_NAMED}?",
        points.read_month_days,
    ),
    (
        rf"(?:(?:between|from)\s)?(?:the\s)?(?P<day>{words.DAY_NUMBER})\s?(?:-|\sto\s|\sand\s|\sthrough\s|\suntil\s)\s?(?:the\s)?"
        rf"(?P<last>{words.DAY_NUMBER})\s(?:of\s)?(?P<month>{words.MONTH}){_YEAR_NAMED}?",
        points.read_month_days,
    ),
    (
        rf"(?P<which>the\s(?:next|following|previous|preceding|same)|that(?:\ssame)?)\s(?P<name>{words.MONTH}|{words.SEASON})",
        points.read_told_name,
    ),
    (rf"{_PART}{_WHICH}(?P<month>{words.MONTH}){_YEAR_NAMED}?", points.read_month),
    (rf"{_PART}(?:the\syear\s)?(?P<year>{words.YEAR})", points.read_year),
    (rf"{_PART}(?P<year>{words.YEAR})\s(?P<season>{words.SEASON})(?P<which>)", points.read_season),
    (rf"(?:the\s)?{_PART}'?(?P<year>[12]\d\d0|[0-9]0)'?s", points.read_decade),
    (rf"(?:the\s)?{_PART}(?P<n>{words.ORDINAL})[\s-]century", points.read_century),
    (
        rf"(?:the\s)?(?P<n>first|second|third|fourth|last|latter|final|[1-4](?:st|nd|rd|th))\s(?P<kind>quarter|half)"
        rf"(?:{_YEAR_NAMED}|\sof\sthe\syear)?",
        points.read_quarter,
    ),
    (rf"(?P<kind>[qh])(?P<n>[1-4]){_YEAR_NAMED}?", points.read_quarter),
    (rf"(?:the\s)?{_PART}{_WHICH}(?P<season>{words.SEASON}){_YEAR_NAMED}?", points.read_season),
    (
        r"(?:the\s)?(?P<which>(?:the\s)?(?:this\spast|this\scoming|last|next|this|past|coming)\s)?weekend",
        points.read_weekend,
    ),
    (
        rf"(?:(?P<part>{words.PART}|earlier|later)\s(?:in\s)?)?(?P<which>this\spast|this\scoming|this\scurrent|"
        r"the\scurrent|last|next|this|current)\s"
        r"(?P<unit>week|fortnight|month|quarter|half|year|decade|century)",
        points.read_relative_unit,
    ),
    (
        rf"(?:(?P<part>{words.PART}|earlier|later|late)\s(?:on\s)?)?(?:the\s)?"
        r"(?P<which>same|that|that\ssame|previous|preceding|next|following)\s"
        rf"(?P<unit>{words.DAYPART}|day|week|weekend|month|quarter|year|decade|century)",
        points.read_told_unit,
    ),
    (
        rf"(?:the\s)?(?P<unit>{words.DAYPART}|day|week|month|year)\s(?P<which>before|after|following|previous)",
        points.read_told_unit,
    ),
    (
        r"(?P<part>early|earlier|late|later|(?:the\s)?rest|(?:the\s)?remainder)\s(?:on\s)?(?:in|of)\s(?P<which>the)\s"
        r"(?P<unit>week|month|quarter|year|decade|century)",
        points.read_relative_unit,
    ),
    (
        rf"{words.ABOUT}(?:the\s)?(?P<n>{words.NUMBER})[\s-](?:full\s|whole\s)?(?P<unit>{words.UNIT})\s"
        r"(?P<way>ago|back|from\snow|from\stoday|hence|earlier|before|previously|prior|beforehand|later|after|afterwards|on)",
        points.read_ago,
    ),
    (
        rf"(?P<prep>in|within)\s{words.ABOUT}(?P<n>{words.NUMBER})\s(?P<unit>{words.UNIT})(?P<time>'?s?\stime)?",
        points.read_ahead,
    ),
    (
        rf"(?:the\s|these\s)(?P<which>last|past|previous|preceding|next|coming|following)\s"
        rf"(?:(?P<n>{words.NUMBER})\s)?(?P<unit>{words.UNIT})",
        points.read_stretch,
    ),
    (rf"(?P<which>past)\s(?:(?P<n>{words.NUMBER})\s)?(?P<unit>{words.UNIT})", points.read_stretch),
    (
        rf"(?P<name>{words.choice([*words.HOLIDAYS, *words.EASTER_DAYS])}){_YEAR_NAMED}?",
        points.read_holiday,
    ),
    (r"(?P<y>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})(?:t[\d:z.+-]*)?", points.read_iso),
    (r"(?P<y>[12]\d{3})\s?-\s?(?P<b>\d{2})", points.read_year_span),
    (r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<y>[12]\d{3})", points.read_slashed),
    (r"9/11", points.read_attack_of_2001),
    (r"on\sthe\s(?P<day>\d{1,2}(?:st|nd|rd|th))", points.read_day_of_month),
    (
        rf"{words.choice(words.VAGUE)}|these\sdays|the\spast|the\sfuture|the\snear\sfuture|one\sday|some\sday",
        refuse(VAGUE),
    ),
    (
        rf"(?:the\s)?(?:(?:recent|coming|following|preceding|last\sfew|next\sfew|past\sfew|early|late)\s){words.UNIT}|"
        rf"(?:the\s)?(?:past|last|next|coming)\s{_VAGUE_COUNT}\s{words.UNIT}|"
        rf"(?:the\s)?{_VAGUE_COUNT}\s{words.UNIT}\s(?:ago|earlier|later|before|after|back)|"
        rf"{words.UNIT}\s(?:ago|earlier|later)|recent\stimes|"
        rf"{words.NUMBER}\s{words.UNIT}\sand\sa\shalf\s(?:ago|earlier|later)|half\sa\s{words.UNIT}\s(?:ago|earlier|later)",
        refuse(VAGUE),
    ),
    (
        rf"(?:every|each)\s(?:other\s)?(?:{words.WEEKDAY}|{words.UNIT}|{words.MONTH}|{words.DAYPART})|"
        rf"(?:mon|tues|wednes|thurs|fri|satur|sun)days(?:\s{words.DAYPART}s?)?|daily|weekly|monthly|yearly|annually|nightly|"
        rf"(?:once|twice|{words.NUMBER}\stimes)\sa\s{words.UNIT}",
        refuse(RECURRING),
    ),
    (
        rf"{words.ABOUT}(?:a\sfurther\s|another\s)?{words.NUMBER}[\s-](?:more\s|straight\s|consecutive\s)?{words.UNIT}"
        rf"(?:\s(?:long|straight|running|old|in\sa\srow))?|(?:the\s)?{_VAGUE_COUNT}\s{words.UNIT}|all\s(?:day|week|month|year|night)(?:\slong)?|{words.UNIT}",
        refuse(DURATION),
    ),
    (r"(?:the\s)?eve\sof(?:\s.+)?", refuse("depends on another event")),
    (rf"(?P<year>{words.YEAR})(?:\s(?!{_FUNCTION})[a-z][a-z'-]*){{1,3}}", points.read_year),
)
RULES: Final = tuple((re.compile(pattern), rule) for pattern, rule in _PATTERNS)
