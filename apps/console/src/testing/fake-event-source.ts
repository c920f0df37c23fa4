/** An event source in the test's hand: `FakeEventSource.emit('hint', {topics: ['team']})` reaches every open one. */
export class FakeEventSource extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  static readonly #open = new Set<FakeEventSource>()

  readonly url: string
  readyState: number = FakeEventSource.CONNECTING

  constructor(url: string) {
    super()
    this.url = url
    FakeEventSource.#open.add(this)
  }

  /** Sends an event with JSON data to every open source. */
  static emit(type: string, data: unknown = {}): void {
    for (const source of FakeEventSource.#open)
      source.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }

  static closeAll(): void {
    for (const source of FakeEventSource.#open) source.close()
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED
    FakeEventSource.#open.delete(this)
  }
}
