import { Int32, Int64, Opaque, type Value } from "./bson.js";
import { refuse } from "./errors.js";
import { arithmetic, fitsLong, isNumeric } from "./numbers.js";

/**
 * A sum as `$sum` and `$avg` make it: whole numbers exactly, doubles with the rounding errors summed up beside
 * them, so that 0.1 + 0.2 + 0.3 is 0.6.
 */
export class Sum {
  private whole = 0n;
  private long = false;
  private doubles: { plain: number; lost: number } | undefined;
  private decimal: Opaque | undefined;

  /** Adds a number; of anything else it says that it has not. */
  add(value: Value | undefined): boolean {
    if (!isNumeric(value)) return false;
    if (typeof value === "number") this.addDouble(value);
    else if (value instanceof Opaque)
      this.decimal = this.decimal ? (arithmetic("+", this.decimal, value) as Opaque) : value;
    else {
      this.whole += BigInt(value.value);
      if (value instanceof Int64) this.long = true;
    }
    return true;
  }

  private addDouble(value: number): void {
    this.doubles ??= { plain: 0, lost: 0 };
    const { plain, lost } = this.doubles;
    const next = plain + value;
    const rest = Math.abs(plain) >= Math.abs(value) ? plain - next + value : value - next + plain;
    this.doubles = { plain: next, lost: lost + rest };
  }

  /** In the type that MongoDB gives it: the widest of what was added, and a double where that is too narrow. */
  result(): Value {
    if (this.decimal && this.doubles)
      refuse("BadValue", "a sum of decimals and doubles is not supported by this store");
    if (this.decimal) return arithmetic("+", this.decimal, new Int64(this.whole)) as Opaque;
    if (this.doubles || !fitsLong(this.whole)) return this.toDouble();
    const fitsInt = this.whole === BigInt.asIntN(32, this.whole);
    return fitsInt && !this.long ? new Int32(Number(this.whole)) : new Int64(this.whole);
  }

  /** As a double; a decimal in it would lose digits. */
  toDouble(): number {
    if (this.decimal) refuse("BadValue", "an average of decimals is not supported by this store");
    const nearest = Number(this.whole);
    const { plain } = this.doubles ?? { plain: 0 };
    if (!Number.isFinite(plain + nearest)) return plain + nearest;
    const all = new Sum();
    all.doubles = this.doubles;
    all.addDouble(nearest);
    all.addDouble(Number(this.whole - BigInt(nearest)));
    const { plain: sum, lost } = all.doubles as { plain: number; lost: number };
    return sum + lost;
  }
}
