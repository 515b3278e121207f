"""Marks a batch: several hand-ins at a time, each file once, and none that was marked before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, dataclass
from typing import Any

from book.lecturer.hand_ins import HandIn
from book.lecturer.keeping import Kept
from book.lecturer.marking import Limits, Unstarted, fingerprint, kept, result, result_of, run, unmarked
from book.lecturer.sandbox import Sandbox

FAILED_MAX = 2  # hand-ins in a row for which Python did not start; then no more are tried

Make = Callable[[HandIn], dict[str, Any]]


@dataclass
class Batch:
    """What marking needs to know: the plans by slug, where code runs, its limits, what is kept (and whether to mark it
    again), and how many run at a time."""

    plans: dict[str, dict]
    sandbox: Sandbox
    limits: Limits
    kept: Kept
    jobs: int = 1
    again: bool = False

    def __post_init__(self) -> None:
        self._stop = threading.Event()
        self._failed, self._why = 0, ""

    def mark(self, hand_ins: list[HandIn], told: Callable[[int], None]) -> list[dict[str, Any]]:
        """Mark hand-ins.

        Parameters
        ----------
        hand_ins : list of HandIn
            Those that cannot be read too.
        told : callable
            Hears, in some other thread, how many more hand-ins are done.

        Returns
        -------
        list of dict
            Their results, in the same order.
        """
        groups: dict[Any, list[int]] = {}
        for at, one in enumerate(hand_ins):
            groups.setdefault(one.key or at, []).append(at)
        results: dict[int, dict[str, Any]] = {}
        with ThreadPoolExecutor(self.jobs) as pool:
            waiting = [(same, pool.submit(self._mark, hand_ins[same[0]])) for same in groups.values()]
            for same, future in waiting:
                future.add_done_callback(lambda _done, many=len(same): told(many))
            try:
                for same, future in waiting:
                    make = future.result()
                    results.update((at, make(hand_ins[at])) for at in same)
            except BaseException:  # stopped by hand: nothing more is begun, and what runs is ended and not kept
                self._stop.set()
                pool.shutdown(wait=False, cancel_futures=True)
                self.sandbox.stop()
                raise
        return [results[at] for at in range(len(hand_ins))]

    def _mark(self, hand_in: HandIn) -> Make:
        """Mark one file; gives what makes the result of each hand-in that has its bytes."""
        plan = self.plans.get(hand_in.exercise)
        if hand_in.fault or plan is None:
            return lambda one: unmarked(one, plan, one.fault, "unreadable")
        before = None if self.again else self.kept.get(hand_in.key, fingerprint(plan))
        if before and not self._allows_more(before):
            return lambda one: result_of(one, plan, before)
        if self._failed >= FAILED_MAX or self._stop.is_set():
            return lambda one: unmarked(one, plan, self._why, "stopped")
        try:
            ran = run(hand_in, plan, self.sandbox, self.limits)
        except Unstarted as fault:
            self._failed, self._why = self._failed + 1, str(fault)
            return lambda one: unmarked(one, plan, self._why, "stopped")
        self._failed = 0
        if not self._stop.is_set():
            self.kept.put(hand_in.key, {**kept(plan, ran), "limits": astuple(self.limits)})
        return lambda one: result(one, plan, ran)

    def _allows_more(self, before: dict[str, Any]) -> bool:
        """Tell whether what was stopped at a limit may go further now; then it is run again."""
        return before["state"] == "stopped" and any(now > then for now, then in zip(astuple(self.limits), before["limits"]))
