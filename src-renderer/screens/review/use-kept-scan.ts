import { useEffect, useRef, useState } from 'react'
import { useBridge } from '../../bridge.ts'
import type { KeptScan } from '../../flow/accepted.ts'

/** The face that was scanned for the review, and what becomes of it. */
export interface ScanOfReview {
  readonly scan: KeptScan | null
  readonly keep: (scan: KeptScan) => void
  /** The clerk wants the camera's picture after all. */
  readonly drop: () => void
  /** It is on its way: leaving the review forgets it no more. */
  readonly accept: () => void
}

/** Holds a scan for as long as the review lasts: whoever leaves without accepting wants nothing kept of it. */
export function useKeptScan(): ScanOfReview {
  const bridge = useBridge()
  const [scan, setScan] = useState<KeptScan | null>(null)
  const isAccepted = useRef(false)
  useEffect(() => {
    if (scan === null) return undefined
    return () => {
      if (!isAccepted.current) void bridge.dropScan({ scan: scan.scan })
    }
  }, [bridge, scan])
  return {
    scan,
    keep: setScan,
    drop: () => {
      setScan(null)
    },
    accept: () => {
      isAccepted.current = true
    },
  }
}
