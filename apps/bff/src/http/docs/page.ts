import { fieldsHeader, type Endpoint } from '@parley/contracts/endpoint'
import { problems } from '@parley/contracts/problem'
import { accessWords, isEmpty, problemsOf, wireSchema } from './document.ts'
import { shapeText } from './shape-text.ts'

/** The API for people: one page of HTML without scripts; its styles are `/api/docs.css`. */
export function docsPage(
  endpoints: readonly Endpoint[],
  about: { version: string; publicUrl: string },
): string {
  const byTag = [...Map.groupBy(endpoints, (one) => one.tag)].map(
    ([tag, all]) => [tag, all.toSorted(byPath)] as const,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Parley API</title>
<link rel="stylesheet" href="/api/docs.css">
</head>
<body>
<a class="skip" href="#content">Skip to the endpoints</a>
<header class="top"><div><p class="title">Parley API</p><p class="version">Version ${escape(about.version)}</p></div>
<a href="/api/openapi.json">OpenAPI</a></header>
<div class="columns">
<nav aria-label="Endpoints"><ul>${byTag.map(([tag, all]) => navigation(tag, all)).join('')}</ul></nav>
<main id="content">
${introduction(about.publicUrl)}
${byTag.map(([tag, all]) => section(tag, all)).join('\n')}
</main>
</div>
</body>
</html>
`
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** By path, then reading before changing before deleting. */
function byPath(one: Endpoint, other: Endpoint): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1
  return methods.indexOf(one.method) - methods.indexOf(other.method)
}

function introduction(publicUrl: string): string {
  const url = escape(publicUrl)
  return `<section class="intro">
<h1>Parley’s API</h1>
<p>The console uses this API and nothing else; whatever a person can do there, a script can do here.
Bodies are JSON in UTF-8, times are ISO 8601 in UTC, ids are UUIDs. Members this page does not name are ignored.</p>
<h2 id="signing-in">Signing in</h2>
<p>Send e-mail address and password, keep the cookie, and send the <code>csrfToken</code> of the answer in the header
<code>x-parley-csrf</code> with every call that is not a <code>GET</code>. A session ends after 12 hours without use and
after 7 days at the latest. Give a script an account of its own with the role it needs.</p>
<pre tabindex="0" aria-label="Example"><code>curl -s -c cookies -H 'Content-Type: application/json' \\
  -d '{"email":"script@example.com","password":"…"}' ${url}/api/session
# → {"me":{…},"csrfToken":"TOKEN",…}

curl -s -b cookies ${url}/api/queues

curl -s -b cookies -H 'x-parley-csrf: TOKEN' -H 'Content-Type: application/json' \\
  -d '{"name":"Evening"}' ${url}/api/queues</code></pre>
<h2 id="problems">Problems</h2>
<p>Whatever fails answers with <code>application/problem+json</code> (RFC 9457). Decide by <code>code</code>; wrong
fields are listed in <code>errors</code>, each with a JSON pointer into the request. Quote <code>instance</code> to
whoever runs the server. After <code>429</code> and <code>503</code> wait as long as <code>Retry-After</code> says.</p>
<h2 id="live">Live changes</h2>
<p><code>GET /api/live</code> is a stream of server-sent events. A <code>hint</code> names what changed
(<code>{"topics":["inbox"]}</code>); read it again as usual. Come back with <code>Last-Event-ID</code> and nothing is
missed; after <code>reset</code> read everything again.</p>
</section>`
}

function navigation(tag: string, endpoints: readonly Endpoint[]): string {
  const links = endpoints.map(
    (one) => `<li><a href="#${one.name}">${method(one)}<span>${escape(readable(one.name))}</span></a></li>`,
  )
  return `<li><a class="tag" href="#${slug(tag)}">${escape(tag)}</a><ul>${links.join('')}</ul></li>`
}

function section(tag: string, endpoints: readonly Endpoint[]): string {
  return `<section aria-labelledby="${slug(tag)}"><h2 id="${slug(tag)}">${escape(tag)}</h2>
${endpoints.map(article).join('\n')}</section>`
}

function article(endpoint: Endpoint): string {
  const path = escape(endpoint.path)
    .replaceAll(/(?!^)\//g, '<wbr>/')
    .replaceAll(/:(\w+)/g, '<var>{$1}</var>')
  const type =
    endpoint.file?.type ?? (endpoint.stream ? 'application/x-ndjson, one value a line' : 'application/json')
  const shapes = [
    shape('In the path', wireSchema(endpoint.params)),
    shape('In the query', wireSchema(endpoint.query)),
    ...(endpoint.upload
      ? [
          shape(`In the header ${fieldsHeader} (JSON, percent-encoded)`, wireSchema(endpoint.body)),
          `<h4>Body</h4><p class="quiet">The bytes of one file, at most ${endpoint.upload.bytesMax}: ${endpoint.upload.types.join(', ')}.</p>`,
        ]
      : [shape('Body', wireSchema(endpoint.body))]),
    endpoint.status === 204
      ? `<h4>Answer ${endpoint.status}</h4><p class="quiet">No content.</p>`
      : shape(`Answer ${endpoint.status} (${type})`, wireSchema(endpoint.response)),
  ]
  const codes = problemsOf(endpoint).map(
    (code) =>
      `<tr><td>${problems[code].status}</td><td><code>${escape(code)}</code></td><td>${escape(problems[code].title)}</td></tr>`,
  )
  return `<article id="${endpoint.name}">
<h3>${prose(endpoint.summary)}</h3>
<p class="call">${method(endpoint)}<code>${path}</code></p>
<p class="access">${accessWords[endpoint.access]}</p>
<details><summary>Shapes and problems<span class="hidden"> of ${escape(readable(endpoint.name))}</span></summary>
${shapes.join('\n')}
<h4>Problems</h4>
<table><thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">Meaning</th></tr></thead>
<tbody>${codes.join('')}</tbody></table>
</details>
</article>`
}

function shape(title: string, schema: Record<string, unknown>): string {
  if (isEmpty(schema)) return ''
  return `<h4>${escape(title)}</h4><pre tabindex="0" aria-label="${escape(title)}"><code>${escape(shapeText(schema))}</code></pre>`
}

/** A sentence with its `code` marked as such. */
const prose = (text: string) => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

const method = (endpoint: Endpoint) =>
  `<span class="method ${endpoint.method.toLowerCase()}">${endpoint.method}</span>`

/** `createQueue` → `create queue`. */
const readable = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
const slug = (tag: string) => `tag-${tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
