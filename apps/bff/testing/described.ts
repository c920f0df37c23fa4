export type Params = Readonly<Record<string, string>>

/** What an endpoint is about, made anew each time: many of them end what they are about. */
export interface Described {
  /** Ids of things that are there and belong together. */
  readonly own: () => Promise<Params>
  /** Ids that are there and do not belong together, one set for each way; none where one id names it all. */
  readonly strange?: (own: Params) => Promise<Params[]>
  /** Parameters that name no thing: the caller chooses them. */
  readonly chosen?: readonly string[]
  /** A body that is valid, whatever it is about. */
  readonly body?: () => object
  /** Everybody who is signed in may have it. */
  readonly isForAll?: boolean
  /** A query that is valid, without the question mark. */
  readonly query?: string
  /** An upload's own headers and bytes. */
  readonly upload?: { headers: Record<string, string>; bytes: Buffer }
}
