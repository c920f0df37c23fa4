import { useFormat } from '../format.ts'

/** How long ago, with the exact time for those who point at it. */
export function When({ at }: { at: Date }) {
  const format = useFormat()
  return (
    <time dateTime={at.toISOString()} title={format.dateTimeSeconds(at)}>
      {format.relative(at)}
    </time>
  )
}
