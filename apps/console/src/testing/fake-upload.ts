/** Stands in for XMLHttpRequest where a file is uploaded: the request goes to `fetch`, which tests have replaced. */
export class FakeUpload extends EventTarget {
  readonly upload = new EventTarget()
  status = 0
  responseText = ''
  private method = ''
  private url = ''
  private readonly headers: Record<string, string> = {}

  open(method: string, url: string) {
    this.method = method
    this.url = url
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: Blob) {
    this.upload.dispatchEvent(new ProgressEvent('progress', { loaded: body.size / 2, total: body.size }))
    void this.exchange(body)
  }

  private async exchange(body: Blob) {
    try {
      const response = await fetch(this.url, { method: this.method, headers: this.headers, body })
      this.status = response.status
      this.responseText = await response.text()
    } catch {
      // The test took the network away.
      this.dispatchEvent(new Event('error'))
      return
    }
    this.dispatchEvent(new Event('load'))
  }
}
