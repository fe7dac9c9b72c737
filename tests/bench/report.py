"""Prints figures."""


class Report:
    """Prints each figure as it is known, and remembers whether all targets hold."""

    holds = True

    def target(self, what: str, value: float, most: float, unit: str) -> None:
        """A figure that must not be above `most`."""
        kept = value <= most
        self.holds &= kept
        self.figure(what, value, f"{unit}, at most {most:g}: {'holds' if kept else 'DOES NOT HOLD'}")

    def figure(self, what: str, value: float, rest: str) -> None:
        """A figure that is good to know."""
        print(f"{what:<44} {value:>9,.2f} {rest}", flush=True)
