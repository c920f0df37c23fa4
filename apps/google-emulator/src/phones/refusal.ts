/** What a person cannot do; `reason` is a sentence for the caller of the control API. */
export class PhoneRefusal extends Error {
  readonly status: 400 | 404 | 409 | 415
  constructor(status: 400 | 404 | 409 | 415, reason: string) {
    super(reason)
    this.status = status
  }
}
