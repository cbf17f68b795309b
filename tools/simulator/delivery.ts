import type { ServerResponse } from 'node:http'
import type { AnswerHeaders, Wrapping } from './envelope.ts'
import type { Fault } from './faults.ts'
import { wrapFailure } from './envelope.ts'

/** An answer ready to be written. */
export interface Rendered {
  readonly status: number
  readonly body: string
  readonly contentType: string
  readonly headers: AnswerHeaders
  /** Chunked transfer instead of a length; both are captured (reference section 1.1). */
  readonly chunked: boolean
}

/** The headers on every answer (captures, reference section 1.1). */
const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-XSS-Protection': '1',
  'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
  Pragma: 'no-cache',
  Expires: '0',
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Frame-Options': 'SAMEORIGIN',
} as const

/** Writes an answer as a healthy server does. */
export function deliver(response: ServerResponse, answer: Rendered): void {
  writeHead(response, answer)
  response.end(answer.body)
}

/** What spoiling an answer needs beside the answer. */
export interface Means {
  readonly wrapping: Wrapping
  /** Ends the TCP connection with a reset instead of a goodbye. */
  readonly resetConnection: () => void
}

/** Writes an answer, or what a fault leaves of it. */
export function deliverBadly(response: ServerResponse, answer: Rendered, fault: Fault, means: Means): void {
  const { wrapping, resetConnection } = means
  switch (fault.kind) {
    case 'delay':
    case 'hold':
    case 'expire-session':
      return deliver(response, answer)
    case 'drop-after-bytes':
      return dropAfter(response, answer, fault.bytes)
    case 'reset-before-answer':
    case 'reset-after-commit':
      return resetConnection()
    case 'dribble':
      return dribble(response, answer, fault.everyMilliseconds)
    case 'endless':
      return pourForEver(response, answer)
    case 'status':
      return deliver(response, page(fault.status))
    case 'broken-json':
      return deliver(response, { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length / 2)) })
    case 'code-4':
      return deliver(response, coded({ status: 200, code: '4', message: 'Request timed out.' }, wrapping))
    case 'code':
      return deliver(
        response,
        coded({ status: fault.status ?? 200, code: fault.code, message: fault.message ?? 'not defined' }, wrapping),
      )
    case 'redirect':
      return deliver(response, { ...page(fault.status ?? 302), headers: { Location: fault.location } })
    case 'close-after-answer': {
      // Node takes the socket away from a finished response.
      const { socket } = response
      response.once('finish', () => socket?.destroySoon())
      return deliver(response, answer)
    }
    default:
      throw new Error(`no such fault: ${JSON.stringify(fault satisfies never)}`)
  }
}

function writeHead(response: ServerResponse, { status, body, contentType, headers, chunked }: Rendered): void {
  const length = chunked ? {} : { 'Content-Length': Buffer.byteLength(body) }
  response.writeHead(status, { ...commonHeaders, 'Content-Type': contentType, ...length, ...headers })
}

function coded(failure: { status: number; code: string; message: string }, wrapping: Wrapping): Rendered {
  const body = wrapFailure(failure, wrapping)
  return { status: failure.status, body, contentType: 'application/json', headers: {}, chunked: false }
}

function page(status: number): Rendered {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`
  return { status, body, contentType: 'text/html', headers: {}, chunked: false }
}

function dropAfter(response: ServerResponse, answer: Rendered, bytes: number): void {
  writeHead(response, { ...answer, chunked: false })
  response.flushHeaders()
  response.write(Buffer.from(answer.body).subarray(0, bytes), () => response.destroy())
}

/** One byte at a time and, when the answer is through, blanks: a deadline must end it, an idle timer never will. */
function dribble(response: ServerResponse, answer: Rendered, everyMilliseconds: number): void {
  writeHead(response, { ...answer, chunked: true })
  const bytes = Buffer.from(answer.body)
  let at = 0
  const timer = setInterval(() => {
    response.write(at < bytes.length - 1 ? bytes.subarray(at, at + 1) : ' ')
    at += 1
  }, everyMilliseconds)
  response.once('close', () => clearInterval(timer))
}

function pourForEver(response: ServerResponse, answer: Rendered): void {
  writeHead(response, { ...answer, status: 200, chunked: true })
  const blanks = Buffer.alloc(64 * 1024, ' ')
  response.write('{"User":{"name":"')
  const pour = (): void => {
    while (!response.destroyed && response.write(blanks)) {
      // The next tick lets the socket and everybody else breathe.
      setImmediate(pour)
      return
    }
    if (!response.destroyed) response.once('drain', pour)
  }
  pour()
}
