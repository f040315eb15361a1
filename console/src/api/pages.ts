/** Collections of the dialect, page after page (`docs/api.md`, Answers). */
import type { BrowserClient, Page } from '@strongroom/api-client'
import { infiniteQueryOptions } from '@tanstack/react-query'

const pageSize = 100

/** A list that grows as one scrolls: each page asks for the next `pageSize` items. */
export function pagedQuery<Item>(client: BrowserClient, path: string, key: readonly unknown[] = [path]) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) =>
      client.get<Page<Item>>(`${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}&offset=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: (page: Page<Item>) =>
      page._links?.['next'] === undefined ? undefined : page.offset + page.results.length,
  })
}
