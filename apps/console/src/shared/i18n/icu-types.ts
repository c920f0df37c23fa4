/**
 * The placeholders of an ICU message, found by the compiler: `Hello {name}, {count, plural, one {# item} other {# items}}`
 * has `name` and `count`. Choices may be nested to any depth; text in ICU quotes (`'{'`) is text.
 */
type Trim<S extends string> = S extends ` ${infer R}` | `\n${infer R}`
  ? Trim<R>
  : S extends `${infer R} ` | `${infer R}\n`
    ? Trim<R>
    : S

type Kind = 'message' | 'choices'

/** Goes from brace to brace; `Stack` says whether the next brace opens an argument or a branch. */
type Scan<S extends string, Stack extends readonly Kind[], Found> = Stack extends readonly [
  infer Top,
  ...infer Below extends readonly Kind[],
]
  ? S extends `${infer Before}{${infer After}`
    ? Before extends `${string}}${string}`
      ? S extends `${string}}${infer Rest}`
        ? Scan<Rest, Below, Found>
        : Found
      : Top extends 'choices'
        ? Scan<After, ['message', ...Stack], Found>
        : Before extends `${string}'`
          ? After extends `${string}'${infer Rest}`
            ? Scan<Rest, Stack, Found>
            : Found
          : ReadArgument<After, Stack, Found>
    : Found
  : Found

type ReadArgument<
  S extends string,
  Stack extends readonly Kind[],
  Found,
> = S extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Format}`
    ? Trim<Format> extends `plural${string}` | `selectordinal${string}`
      ? S extends `${string},${string},${infer Choices}`
        ? Scan<Choices, ['choices', ...Stack], Found | { name: Trim<Name>; value: number }>
        : Found
      : Trim<Format> extends `select${string}`
        ? S extends `${string},${string},${infer Choices}`
          ? Scan<Choices, ['choices', ...Stack], Found | { name: Trim<Name>; value: string }>
          : Found
        : Scan<Rest, Stack, Found | { name: Trim<Name>; value: number }>
    : Scan<Rest, Stack, Found | { name: Trim<Head>; value: string | number }>
  : Found

type ToRecord<Found extends { name: string; value: unknown }> = {
  readonly [Name in Found['name']]: Extract<Found, { name: Name }>['value']
}

type PlaceholdersOf<Message extends string> = Message extends string
  ? Scan<Message, ['message'], never>
  : never

/** The values that must be given with a message: none, or one record with every placeholder. */
export type ValuesOf<Message extends string> = string extends Message
  ? [values?: Readonly<Record<string, string | number>>]
  : [PlaceholdersOf<Message>] extends [never]
    ? []
    : [values: ToRecord<PlaceholdersOf<Message>>]
