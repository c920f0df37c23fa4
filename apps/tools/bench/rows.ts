/** One line of the report. `goal` is `>= n`, `<= n` or `< n` in the row's unit; null where a figure is for information. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string | null
}

/** Does the row reach its goal? Rows without one always do. */
export function reaches(row: Row): boolean {
  const [, sign, text] = /^(>=|<=|<) ([\d.]+)$/.exec(row.goal ?? '') ?? []
  if (!sign) return true
  const bound = Number(text)
  return sign === '>=' ? row.value >= bound : sign === '<=' ? row.value <= bound : row.value < bound
}

/** The report as a table for people. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    format(row.value),
    row.unit,
    row.goal ?? '',
    row.goal ? (reaches(row) ? 'yes' : 'NO') : '',
  ])
  const lines = [['figure', 'value', 'unit', 'goal', 'reached'], ...cells]
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const format = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))
