#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Computes the seals of one chain of the audit trail again, sharing nothing with the program that made them.

Usage: trail-check.py rows.json   (a JSON array of the chain's rows, made by the query in docs/trail.md)
"""
import hashlib
import json
import sys
from datetime import datetime, timezone
from decimal import Decimal


def number(value):
    """RFC 8785 writes numbers as JavaScript does."""
    if value == 0:
        return "0"
    digits = repr(float(value))
    sign, digits, exponent = Decimal(digits).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + exponent
    if 0 < point <= 21:
        text = text.ljust(point, "0") if len(text) <= point else text[:point] + "." + text[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + text
    else:
        text = text[0] + ("." + text[1:] if len(text) > 1 else "") + "e" + ("+" if point > 0 else "") + str(point - 1)
    return ("-" if sign else "") + text


def canonical(value):
    """RFC 8785: no blanks, names in the order of their UTF-16 units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def instant(text):
    return datetime.fromisoformat(text).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def seal(row, previous):
    content = {
        "schema": "shinayaka.trail/1",
        "organisation": row["organisation"],
        "seq": row["seq"],
        "previous": previous,
        "sealedAt": instant(row["sealed_at"]),
        "event": {
            "id": row["id"],
            "person": row["person"],
            "action": row["action"],
            "target": {"kind": row["kind"], "id": row["target"]},
            "before": row["before"],
            "after": row["after"],
            "address": row["address"],
            "at": instant(row["at"]),
        },
    }
    return hashlib.sha256(canonical(content).encode("utf-8")).hexdigest()


def main(path):
    previous, last = "0" * 64, 0
    with open(path, encoding="utf-8") as file:
        rows = json.load(file)
    for row in rows:
        if row["seq"] != last + 1:
            sys.exit(f"after row {last} comes row {row['seq']}")
        if row["hash"] != seal(row, previous):
            sys.exit(f"row {row['seq']} was altered, or does not follow the one before")
        previous, last = row["hash"], row["seq"]
    print(f"{last} rows, whole; head {last}:{previous}")


if __name__ == "__main__":
    main(sys.argv[1])
