import type { ApiClient, Page } from '@strongroom/api-client'

const pageSize = 1000

/** Every item of a paged collection, up to `most`. */
export async function listAll<Item>(api: ApiClient, path: string, most = 100_000): Promise<Item[]> {
  const items: Item[] = []
  const join = path.includes('?') ? '&' : '?'
  while (items.length < most) {
    const limit = Math.min(pageSize, most - items.length)
    const page = await api.get<Page<Item>>(`${path}${join}offset=${items.length}&limit=${limit}`)
    items.push(...page.results)
    if (page.results.length === 0 || page._links['next'] === undefined) break
  }
  return items
}
