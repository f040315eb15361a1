import { useEffect, useState } from 'react'

/** Milliseconds since the Unix epoch, anew every `intervalMs`: for whatever counts down. */
export function useNow(intervalMs = 1_000): number {
  const [now, setNow] = useState(() => new Date().getTime())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().getTime()), intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
  return now
}
