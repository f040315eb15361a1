/** Lists in pages of at most 25, with a link to the next (Key Vault REST: maxresults, nextLink). */
import type { Call } from './call.ts'
import { badParameter } from './errors.ts'

const largestPage = 25

export function pageOf({ request, vaultUrl }: Call, items: readonly object[]): object {
  const { searchParams, pathname } = request.url
  const asked = searchParams.get('maxresults') ?? String(largestPage)
  const skip = searchParams.get('$skiptoken') ?? '0'
  if (!/^\d{1,2}$/.test(asked) || Number(asked) < 1 || Number(asked) > largestPage)
    throw badParameter(`Property maxresults has invalid value: 1 to ${largestPage}`)
  if (!/^\d{1,9}$/.test(skip)) throw badParameter('The $skiptoken is not valid')
  const end = Number(skip) + Number(asked)
  const query = new URLSearchParams(searchParams)
  query.set('$skiptoken', String(end))
  return {
    value: items.slice(Number(skip), end),
    nextLink: end < items.length ? `${vaultUrl}${pathname}?${query.toString()}` : null,
  }
}
