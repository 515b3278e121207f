"""Who provides, pays for and regulates a service at a date, and what changed between two dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from book.errors import BookError, nearest

NONE = "none"  # no second date
ROLES = {"provides": "Who provides", "pays": "Who pays", "regulates": "Who regulates"}
SECTORS = {"state": "the State", "market": "firms", "voluntary": "voluntary bodies", "informal": "households and neighbours"}
SERVICES = {
    "refuges": "Refuges from domestic abuse",
    "probation": "Probation and unpaid work",
    "youth_work": "Youth work",
    "drug_treatment": "Drug treatment",
    "cctv": "CCTV in public places",
    "victim_services": "Services for victims of crime",
}
UNKNOWN = "not found"


@dataclass(frozen=True)
class Part:
    """Who does one thing at one date.

    Attributes
    ----------
    main : str
        A key of `SECTORS`; "mixed" where the source names several and not which did most;
        "unknown" where no source was found.
    also : tuple of str
        The other sectors that the source names, or all of them where `main` is "mixed".
    detail : str
        What the source says.
    sources : tuple of (address, name)
        One or two, or none.
    """

    main: str
    also: tuple[str, ...]
    detail: str
    sources: tuple[tuple[str, str], ...]

    def named(self) -> str:
        """Say it in words: "mostly firms, with the State"."""
        if self.main == "unknown":
            return UNKNOWN
        if self.main == "mixed":
            return f"{_listed(self.also)}, in shares not found"
        return f"mostly {SECTORS[self.main]}, with {_listed(self.also)}" if self.also else SECTORS[self.main]


@dataclass(frozen=True)
class Mix:
    """A service at one date: where, when, and its parts by role."""

    place: str
    period: str
    parts: dict[str, Part]


def mixes(table: pd.DataFrame) -> dict[str, list[Mix]]:
    """Put the table in order: for each service its dates, earliest first.

    Parameters
    ----------
    table : DataFrame, one row a service, date and role
        The data set welfare_mix.

    Returns
    -------
    dict
        Service (a key of `SERVICES`) to its mixes.

    Raises
    ------
    BookError
        If a date of a service lacks a role, or names a sector that is not known.
    """
    found: dict[str, list[Mix]] = {}
    for (service, _, period), rows in table.groupby(["service", "year", "period"], sort=True):
        parts = {row.role: _part(row) for row in rows.itertuples()}
        if list(parts) != list(ROLES) or len(rows) != len(ROLES):
            raise BookError(f"The service '{service}' at {period} has the roles {', '.join(rows['role'])}.", f"Give one row each, in this order: {', '.join(ROLES)}.")
        found.setdefault(service, []).append(Mix(rows["place"].iloc[0], period, parts))
    return {service: found[service] for service in SERVICES if service in found}


def describe(service: str, mix: Mix, other: Mix | None = None) -> str:
    """Say who does what at a date, or what changed between two.

    Parameters
    ----------
    service : str
        A key of `SERVICES`.
    mix : Mix
        The date.
    other : Mix, optional
        The date to compare with.

    Returns
    -------
    str
    """
    if other is None:
        return f"{SERVICES[service]}, {mix.place}, {mix.period}. " + " ".join(f"{words}: {mix.parts[role].named()}." for role, words in ROLES.items())
    where = mix.place if mix.place == other.place else f"{mix.place}, and then {other.place}"
    return f"{SERVICES[service]}, {where}, {mix.period} and {other.period}. " + " ".join(f"{words}: {change(mix, other, role)}." for role, words in ROLES.items())


def change(mix: Mix, other: Mix, role: str) -> str:
    """Say how one role differs between two dates."""
    before, after = mix.parts[role].named(), other.parts[role].named()
    if before == after:
        return "not found for either date" if before == UNKNOWN else f"{before}, at both dates"
    return f"{before} ({mix.period}), then {after} ({other.period})"


def _part(row) -> Part:
    also = tuple(row.also.split(";")) if isinstance(row.also, str) and row.also else ()
    for sector in (*also, row.main):
        if sector not in (*SECTORS, "mixed", "unknown"):
            raise BookError(f"The sector '{sector}' stands under {row.service}, {row.period}.", nearest(sector, SECTORS))
    addresses = row.source.split() if isinstance(row.source, str) else []
    names = row.source_name.split("; ") if isinstance(row.source_name, str) else []
    if len(addresses) != len(names):
        raise BookError(f"{row.service}, {row.period}, {row.role}: {len(addresses)} addresses have {len(names)} names.", "Name each address, with '; ' between.")
    return Part(row.main, also, row.detail, tuple(zip(addresses, names)))


def _listed(sectors: Sequence[str]) -> str:
    words = [SECTORS[sector] for sector in sectors]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
