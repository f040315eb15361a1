/** The `claims` parameter (OpenID Connect Core section 5.5), as far as Entra ID acts on it (microsoft.md 1.8). */
import { isRecord, isStrings, parseRecord } from '../json.ts'

/** Authentication contexts (`acrs`) that the access token must carry: `c1` to `c99`. */
export function requestedContexts(parameter: string | undefined): string[] {
  const accessToken = parameter === undefined ? undefined : parseRecord(parameter)?.['access_token']
  const request = isRecord(accessToken) ? accessToken['acrs'] : undefined
  if (!isRecord(request)) return []
  const { value, values } = request
  const all = [...(typeof value === 'string' ? [value] : []), ...(isStrings(values) ? values : [])]
  return all.filter((name) => /^c\d{1,2}$/.test(name))
}
