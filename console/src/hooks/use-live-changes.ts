import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { followChanges } from '../api/follow-changes.ts'

/** Keeps what is shown as the server has it, for as long as somebody is signed in: once a page. */
export function useLiveChanges(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      followChanges({
        queries,
        open: () => new EventSource('/api/v1/events'),
        page: document,
        now: () => new Date().getTime(),
        every: (milliseconds, act) => {
          const timer = setInterval(act, milliseconds)
          return () => clearInterval(timer)
        },
      }),
    [queries],
  )
}
