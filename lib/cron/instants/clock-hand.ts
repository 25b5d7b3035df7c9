/**
 * The places at which a hand of the clock may stand. Within each place stand the places of the next finer hand. Times
 * are in seconds: of the day for the hour hand, of the hour for the minute hand.
 */
export class ClockHand {
  readonly first: number;
  readonly last: number;

  constructor(
    /** Ascending, and not empty. */
    private readonly places: readonly number[],
    private readonly secondsPerPlace: number,
    private readonly finer?: ClockHand,
  ) {
    this.first = this.timeAt(places[0] as number, finer?.first);
    this.last = this.timeAt(places.at(-1) as number, finer?.last);
  }

  atOrAfter(time: number): number | undefined {
    const place = Math.floor(time / this.secondsPerPlace);
    const within = this.within(place, (finer) => finer.atOrAfter(time % this.secondsPerPlace));
    if (within !== undefined) return within;

    const next = this.places.find((it) => it > place);
    return next === undefined ? undefined : this.timeAt(next, this.finer?.first);
  }

  atOrBefore(time: number): number | undefined {
    const place = Math.floor(time / this.secondsPerPlace);
    const within = this.within(place, (finer) => finer.atOrBefore(time % this.secondsPerPlace));
    if (within !== undefined) return within;

    const previous = this.places.findLast((it) => it < place);
    return previous === undefined ? undefined : this.timeAt(previous, this.finer?.last);
  }

  private within(place: number, search: (finer: ClockHand) => number | undefined) {
    if (!this.places.includes(place)) return undefined;
    if (this.finer === undefined) return this.timeAt(place);

    const found = search(this.finer);
    return found === undefined ? undefined : this.timeAt(place, found);
  }

  private timeAt(place: number, withinPlace = 0): number {
    return place * this.secondsPerPlace + withinPlace;
  }
}
