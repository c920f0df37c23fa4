/** Takes a full agent name (`brands/…/agents/…`) apart; null for anything else. Surrounding text as in URLs is ignored. */
export function splitAgentName(text: string): { brandId: string; agentId: string } | null {
  const found = /(?:^|\/)brands\/([\w.:@-]+)\/agents\/([\w.:@-]+)/.exec(text.trim())
  return found?.[1] && found[2] ? { brandId: found[1], agentId: found[2] } : null
}

/** A brand's full name alone (`brands/…`) is cut to its ID. */
export function bareBrandId(text: string): string {
  return /^brands\/([\w.:@-]+)\/?$/.exec(text.trim())?.[1] ?? text
}
