import type { Succession } from './hierarchy';
import type { Frame } from './frame';
import { weightInside } from './ground';
import type { Family, Member } from './lineage';
import type { AreaId } from './model';
import { changedSinceVerified } from './figure-on-day';
import { countWords } from './counted';
import { fallenOf } from './fallen';
import { isItsOwn, type Own, statusOf, type Word } from './own';
import { add, equal, isZero, multiply, ONE, type Rational, ZERO } from './rational';
import { Totals } from './totals';

/**
 * Rules 3.6 and 4 for one family of reorganised areas, seen from an area that holds some of its living members (`inside`).
 *
 * A unit all of whose successors lie inside counts whole: by their restated figures if all of them gave one, else by its own figure,
 * and then those that did restate count below only. A unit with successors on both sides counts by shares. Restated figures that
 * cover the ground of several units stand or fall together, so that nothing is counted twice and nothing that coverage counts is lost.
 */
export class FamilyView {
  /** Members that count by their own word here (`counts`), and those replaced by their predecessors (`gone`). */
  private readonly standing = new Map<AreaId, 'counts' | 'gone'>();
  private readonly byShare: Succession[] = [];
  private readonly taken = new Set<AreaId>();
  private readonly weight: (id: AreaId) => Rational | null;
  /** How much of the predecessors' parts of a sum is here, each by its own last day. */
  private readonly origins = new Map<string, Rational>();
  private readonly unmoved = new Map<AreaId, boolean>();
  private readonly inside: ReadonlySet<AreaId>;
  private fallen: ReadonlySet<AreaId> | null = null;

  constructor(
    private readonly frame: Frame,
    private readonly family: Family,
    inside: readonly AreaId[],
    private readonly wordOf: (member: AreaId) => Word,
  ) {
    this.inside = new Set(inside);
    this.weight = weightInside(family, this.inside);
    for (const area of inside) this.enter(area);
  }

  private member(id: AreaId): Member | undefined {
    return this.family.members.get(id);
  }

  private readonly predecessorsOf = (id: AreaId): readonly Succession[] => this.member(id)?.predecessors ?? [];

  private readonly successorsOf = (id: AreaId): readonly Succession[] => this.member(id)?.successors ?? [];

  /** A living area with units below brings its value by its own node. */
  private rollsUp(id: AreaId): boolean {
    return this.member(id)?.living === true && !this.frame.lineage.units.isLeaf(id);
  }

  private holds(id: AreaId): boolean {
    const reach = this.member(id)?.reach;
    return reach !== undefined && !reach.lost && reach.shares.size > 0 && [...reach.shares.keys()].every((area) => this.inside.has(area));
  }

  /** An area with a word of its own for a slot that ended while or after it was there counts by it: nothing from before it may take its place. */
  private stands(id: AreaId): boolean {
    let stands = this.unmoved.get(id);
    if (stands === undefined) {
      const { frame } = this;
      const isThere = this.member(id)?.unit === true && (frame.hierarchy.area(id)?.first ?? '') <= frame.livedOn;
      stands =
        (isThere && isItsOwn(this.wordOf(id))) ||
        (frame.isExpected(id) && this.isRestated(id)) ||
        this.successorsOf(id).some(({ to }) => this.stands(to));
      this.unmoved.set(id, stands);
    }
    return stands;
  }

  /** Replaced by the restated figures of all its successors (rules 3.6). */
  private isRestated(id: AreaId): boolean {
    const successors = this.successorsOf(id);
    return successors.length > 0 && successors.every(({ to }) => this.speaksFor(to) || this.isRestated(to));
  }

  private speaksFor(id: AreaId): boolean {
    if (this.wordOf(id) === null) return false;
    this.fallen ??= fallenOf(this.frame, this.family, (member) => this.holds(member), this.wordOf);
    return !this.fallen.has(id);
  }

  private heirSpeaks(id: AreaId): boolean {
    return this.successorsOf(id).some(({ to }) => this.wordOf(to) !== null || this.heirSpeaks(to));
  }

  /** Lies inside as a whole, and none of its successors stands by itself. */
  private countsWhole(id: AreaId): boolean {
    if (!this.holds(id) || !this.frame.lineage.isBroughtWhole(id)) return false;
    // Only units stand or fall with what all their successors restated.
    const { frame } = this;
    const isUnit = this.member(id)?.unit === true && (frame.isExpected(id) || this.wordOf(id) !== null);
    return isUnit ? !this.successorsOf(id).some(({ to }) => this.stands(to)) : !this.heirSpeaks(id);
  }

  /** A unit of the slot, or one with a word from it or before it: what had ended and said nothing takes no place. */
  private speaks(id: AreaId): boolean {
    return this.frame.isExpected(id) || this.wordOf(id) !== null || this.predecessorsOf(id).some(({ from }) => this.speaks(from));
  }

  private enter(id: AreaId): void {
    if (this.standing.has(id)) return;
    this.standing.set(id, 'counts');
    if (this.wordOf(id) === null && this.predecessorsOf(id).length > 0) this.replace(id);
  }

  private replace(id: AreaId): void {
    if (this.standing.get(id) === 'gone') return;
    this.standing.set(id, 'gone');
    for (const succession of this.predecessorsOf(id)) {
      if (!this.speaks(succession.from) || (this.rollsUp(id) && !this.frame.lineage.isBroughtWhole(succession.from))) continue;
      // To an area with children nothing comes by shares: it is rolled up from them (rules 4).
      if (!this.bringWhole(succession.from) && !this.rollsUp(id)) this.byShare.push(succession);
    }
  }

  /** What counts whole, or the wholes that an area between two changes says nothing beside; false where the rest of it comes by shares. */
  private bringWhole(id: AreaId): boolean {
    if (!this.countsWhole(id)) {
      if (this.wordOf(id) === null && !this.frame.isExpected(id)) for (const { from } of this.predecessorsOf(id)) this.bringWhole(from);
      return false;
    }
    this.enter(id);
    for (const { to } of this.successorsOf(id)) this.replaceDown(to);
    return true;
  }

  private replaceDown(id: AreaId): void {
    if (this.standing.get(id) === 'gone') return;
    this.replace(id);
    for (const { to } of this.successorsOf(id)) this.replaceDown(to);
  }

  /** The members that count by their own word from here, and the shares taken of those that lie on both sides. */
  account(): { readonly counts: readonly AreaId[]; readonly byShare: readonly Succession[] } {
    const counts = [...this.standing].filter(([, standing]) => standing === 'counts').map(([id]) => id);
    return { counts, byShare: this.byShare };
  }

  totals(): Totals {
    const totals = new Totals();
    for (const [id, standing] of this.standing) if (standing === 'counts') this.take(totals, id, ONE);
    for (const { from, share } of this.byShare) if (share !== null) this.takeShare(totals, from, share);
    for (const member of this.family.members.values()) if (this.frame.isExpected(member.id)) this.cover(totals, member);
    // Part of what was said is ground that lies on both sides.
    totals.estimated ||= [...this.origins.values()].some((share) => !equal(share, ONE));
    return totals;
  }

  private take(totals: Totals, id: AreaId, share: Rational): void {
    const { frame } = this;
    const word = this.wordOf(id);
    if (word === null || word === 'elsewhere' || word.kind === 'void' || this.rollsUp(id)) return;
    if (word.amount !== null) totals.addAmount(word.amount, share);
    totals.addParts(word.parts, share);
    if (!this.taken.has(id)) {
      totals.changed += word.held.filter(({ figure }) => changedSinceVerified(figure, frame.cut)).length;
      if (word.kind === 'value')
        for (const origin of word.origins) this.origins.set(origin.part, add(this.origins.get(origin.part) ?? ZERO, origin.share));
    }
    this.taken.add(id);
    totals.takeDates(word.held);
    totals.late ||= word.late || frame.hierarchy.endedOn(id, frame.livedOn);
  }

  /** A predecessor that lies on both sides: what it or its own predecessors said, by shares, exactly. */
  private takeShare(totals: Totals, id: AreaId, share: Rational): void {
    const word = this.wordOf(id);
    if (word !== null) {
      this.take(totals, id, share);
      if (statusOf(word) === 'reported') totals.estimated = true;
      return;
    }
    for (const { from, share: further } of this.predecessorsOf(id))
      if (further !== null && this.standing.get(from) !== 'counts') this.takeShare(totals, from, multiply(share, further));
  }

  private cover(totals: Totals, unit: Member): void {
    if (this.holds(unit.id)) {
      const words = this.wholeStatus(unit.id);
      return countWords(this.frame, totals, words.includes('elsewhere') ? this.ownOrEarlier(unit.id) : words, ONE);
    }
    const weight = this.weight(unit.id);
    // Without shares it counts in neither (rules 3.6).
    if (weight !== null && !isZero(weight)) this.coverByShare(totals, unit.id, ONE, this.ownOrEarlier(unit.id));
  }

  private coverByShare(totals: Totals, id: AreaId, share: Rational, above: readonly Word[]): void {
    if (this.member(id)?.living === true) {
      if (this.inside.has(id)) countWords(this.frame, totals, this.wordHere(id, above), share);
      return;
    }
    const successors = this.successorsOf(id);
    if (successors.some((part) => part.share === null)) {
      // All of it lies inside, nobody said how it is divided: its own figure, else all that stand in its place.
      const words = this.wordsBelow(id, above);
      const byItself = above.every((word) => statusOf(word) === 'reported') && above.some((word) => words.includes(word));
      if (words.length > 0) countWords(this.frame, totals, byItself ? above : words, share);
      return;
    }
    for (const { to, share: part } of successors)
      if (part !== null) this.coverByShare(totals, to, multiply(share, part), this.wordOnTheWay(to, above));
  }

  /** One that lies across own figures and what is seen here, and nobody said how it is divided: whole, by itself or by all that stand for it. */
  countAcross(totals: Totals, id: AreaId, owns: readonly Own[]): void {
    const itself = this.ownOrEarlier(id);
    const below = this.wordsBelow(id, itself);
    const byItself = itself.every((word) => statusOf(word) === 'reported') && itself.some((word) => below.includes(word));
    countWords(this.frame, totals, byItself ? itself : [...below, ...owns], ONE);
    if (below.length === 0 && owns.every(({ kind }) => kind === 'value')) totals.byOwn = add(totals.byOwn, ONE);
  }

  private wordHere(id: AreaId, above: readonly Word[]): readonly Word[] {
    const word = this.wordOf(id);
    // What is rolled up from children replaces nothing: a unit with a figure of its own has reported.
    return this.standing.get(id) === 'counts' && word !== 'elsewhere' ? [word] : above;
  }

  /** A restated figure of one that has since ended itself stands before the unit's own. */
  private wordOnTheWay(id: AreaId, above: readonly Word[]): readonly Word[] {
    const word = this.member(id)?.living === true || this.standing.get(id) === 'gone' ? null : this.wordOf(id);
    return word === null ? above : [word];
  }

  private wordsBelow(id: AreaId, above: readonly Word[]): readonly Word[] {
    if (this.member(id)?.living === true) return this.inside.has(id) ? this.wordHere(id, above) : [];
    return this.successorsOf(id).flatMap(({ to }) => this.wordsBelow(to, this.wordOnTheWay(to, above)));
  }

  /** The words that stand for a unit that lies inside as a whole. */
  private wholeStatus(id: AreaId): readonly Word[] {
    const standing = this.standing.get(id);
    if (standing === 'counts') return [this.wordOf(id)];
    if (standing === 'gone') return this.ownOrEarlier(id);
    return this.successorsOf(id).flatMap(({ to }) => this.wholeStatus(to));
  }

  /** Its own word, else what its predecessors all said (`lateChange`: it counts as reported when all of them have a figure). */
  private ownOrEarlier(id: AreaId): readonly Word[] {
    const word = this.wordOf(id);
    const before = this.predecessorsOf(id);
    return isItsOwn(word) || before.length === 0 ? [word] : before.flatMap(({ from }) => this.ownOrEarlier(from));
  }
}
