import { useState } from 'react'
import type { Failure } from '../../../src-preload/contract/failures.ts'
import { longestAuthorityText, usualGatewayPort, type GatewayState } from '../../../src-preload/contract/gateway.ts'
import type { CertificateFacts } from '../../../src-preload/contract/server.ts'
import { useStationStore } from '../../application/station.ts'
import { useBridge } from '../../bridge.ts'

/** What is typed and chosen, what was read of it, and the ways on. */
export interface GatewayForm {
  readonly host: string
  readonly port: string
  readonly authority: string
  /** What the certificate says, once it was looked at. */
  readonly seen: CertificateFacts | null
  readonly isPending: boolean
  readonly failure: Failure | null
  /** Whether the chosen file could not be read as a text. */
  readonly isFileUnreadable: boolean
  /** `null` when it is no port. */
  readonly portNumber: number | null
  readonly setHost: (host: string) => void
  readonly setPort: (port: string) => void
  readonly setAuthority: (authority: string) => void
  readonly readFile: (file: File) => Promise<void>
  readonly look: () => Promise<void>
  readonly forgetSeen: () => void
  /** Saves what was seen and compared. Answers whether that is done. */
  readonly save: () => Promise<boolean>
}

/** Setting a gateway up: first what it is and whom to trust, then what a person has seen and confirmed. */
export function useGatewayForm(gateway: GatewayState): GatewayForm {
  const bridge = useBridge()
  const { accept } = useStationStore()
  const [host, setHost] = useState(gateway.kind === 'configured' ? gateway.host : '')
  const [port, setPort] = useState(String(gateway.kind === 'configured' ? gateway.port : usualGatewayPort))
  const [authority, setAuthority] = useState('')
  const [seen, setSeen] = useState<CertificateFacts | null>(null)
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isFileUnreadable, setFileUnreadable] = useState(false)
  const portNumber = /^\d{1,5}$/u.test(port.trim()) ? Number(port) : 0

  const change = (text: string): void => {
    setAuthority(text)
    setFailure(null)
    setFileUnreadable(false)
  }
  return {
    host,
    port,
    authority,
    seen,
    isPending,
    failure,
    isFileUnreadable,
    portNumber: portNumber >= 1 && portNumber <= 65_535 ? portNumber : null,
    setHost,
    setPort,
    setAuthority: change,
    readFile: async (file) => {
      // No certificate is so large; a picture chosen by mistake need not be read.
      const text = file.size > longestAuthorityText ? null : await file.text().catch(() => null)
      change(text ?? '')
      setFileUnreadable(text === null)
    },
    look: async () => {
      setPending(true)
      const answer = await bridge.lookAtAuthority({ text: authority })
      setPending(false)
      setFailure(answer.ok ? null : answer.failure)
      setSeen(answer.ok ? answer.value : null)
    },
    forgetSeen: () => {
      setSeen(null)
      setFailure(null)
    },
    save: async () => {
      if (seen === null) return false
      setPending(true)
      const answer = await bridge.setGateway({ host, port: portNumber, authority, sha256: seen.sha256 })
      setPending(false)
      setFailure(answer.ok ? null : answer.failure)
      if (answer.ok) accept({ gateway: answer.value })
      return answer.ok
    },
  }
}
