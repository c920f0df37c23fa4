// Google's generated clients require "googleapis-common" without declaring it. This stand-in does what they
// need of it, by its documented behaviour: path templates, query, JSON body, bearer token, errors with codes.
async function createAPIRequest({ options, params, pathParams, requiredParams, context }) {
  for (const name of requiredParams)
    if (params[name] === undefined) throw new Error(`Missing required parameters: ${name}`)
  const { resource, requestBody, auth, ...rest } = params
  const url = new URL(options.url.replace(/\{\+?(\w+)\}/g, (_, name) => rest[name]))
  for (const [name, value] of Object.entries(rest))
    if (!pathParams.includes(name)) url.searchParams.append(name, String(value))
  const body = resource ?? requestBody
  const { token } = await (auth ?? context['_options'].auth).getAccessToken()
  const response = await fetch(url, {
    method: options.method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  })
  const data = await response.json()
  if (response.ok) return { status: response.status, data }
  throw Object.assign(new Error(data.error.message), { code: response.status, errors: data.error.errors })
}
module.exports = { createAPIRequest }
