import type { ComponentChildren, VNode } from "preact";

interface TableProps {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/** A section with a table; nothing where there are no rows. */
export function Table({ name, heads, rows }: TableProps): VNode | null {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <Rows heads={heads} rows={rows} />
    </section>
  );
}

/** The table alone. On a narrow screen each row becomes a card, with the heads beside its cells. */
export function Rows({ heads, rows }: Omit<TableProps, "name">): VNode | null {
  if (rows.length === 0) return null;
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, column) => (
                <td data-head={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
