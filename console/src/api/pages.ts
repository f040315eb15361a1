/** Collections of the dialect, page after page (`docs/api.md`, Answers). */
import type { BrowserClient, Page } from '@strongroom/api-client'
import { infiniteQueryOptions } from '@tanstack/react-query'

const pageSize = 100

/** A list that grows as one scrolls: each page asks for the next `pageSize` items. */
export function pagedQuery<Item>(client: BrowserClient, path: string, key: readonly unknown[] = [path]) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => client.get<Page<Item>>(pagedPath(path, pageParam)),
    initialPageParam: 0,
    getNextPageParam: nextOffset<Item>,
  })
}

export function pagedPath(path: string, offset: number): string {
  return `${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}&offset=${offset}`
}

/** Where the page after this one begins; `undefined` after the last one. */
export function nextOffset<Item>({ _links, offset, results }: Page<Item>): number | undefined {
  return _links?.['next'] === undefined ? undefined : offset + results.length
}

/** The rows of all pages, each once: where something came in before them, a page begins with the end of the former one. */
export function rowsOf<Item extends { readonly id: string }>(
  pages: readonly Page<Item>[] | undefined,
): readonly Item[] {
  const rows = new Map<string, Item>()
  for (const { results } of pages ?? [])
    for (const row of results) if (!rows.has(row.id)) rows.set(row.id, row)
  return [...rows.values()]
}
