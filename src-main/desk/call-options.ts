import type { OperationOptions } from '../biostar/operation.ts'
import type { CallContext } from '../ipc/handlers.ts'

/** What an operation on the server takes from the call that asked for it: being given up, and telling how far it is. */
export function optionsOf(call: CallContext): OperationOptions {
  return {
    signal: call.signal,
    onStage: (stage) => {
      call.progress(stage)
    },
  }
}
