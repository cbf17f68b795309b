import type { Metadata } from '@grpc/grpc-js'

/** A gRPC status with its text. */
export interface RefusedWith {
  readonly code: number
  readonly message: string
}

/** Thrown by the work of a call to answer a status that is not OK. */
export class Refusal extends Error implements RefusedWith {
  readonly code: number
  /** Sent after the answer. */
  readonly trailer: Metadata | undefined

  constructor({ code, message }: RefusedWith, trailer?: Metadata) {
    super(message)
    this.code = code
    this.trailer = trailer
  }
}
