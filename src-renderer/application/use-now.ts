import { useEffect, useState } from 'react'

/** A station runs for weeks: a warning counted in days must not wait for the next start. */
const everyHour = 60 * 60 * 1000

/** The time, in milliseconds since 1970 in UTC, at least as new as an hour ago, or as the given number of milliseconds. */
export function useNow(every: number = everyHour): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, every)
    return () => {
      clearInterval(timer)
    }
  }, [every])
  return now
}
