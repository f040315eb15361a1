import { useSearchParams } from 'react-router'

export interface Filters {
  /** Empty when it is not set. */
  readonly get: (name: string) => string
  /** An empty value takes the filter away. */
  readonly set: (name: string, value: string) => void
}

/** Filters that stand in the address, so that a link or a reload shows the same. */
export function useFilters(): Filters {
  const [params, setParams] = useSearchParams()
  return {
    get: (name) => params.get(name) ?? '',
    set: (name, value) =>
      setParams(
        (former) => {
          const next = new URLSearchParams(former)
          if (value === '') next.delete(name)
          else next.set(name, value)
          return next
        },
        { replace: true },
      ),
  }
}
