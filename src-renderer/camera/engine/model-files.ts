import blazefaceModel from '../../../node_modules/@vladmandic/human/models/blazeface.json?url'
import blazefaceWeights from '../../../node_modules/@vladmandic/human/models/blazeface.bin?url'
import facemeshModel from '../../../node_modules/@vladmandic/human/models/facemesh.json?url'
import facemeshWeights from '../../../node_modules/@vladmandic/human/models/facemesh.bin?url'
import irisModel from '../../../node_modules/@vladmandic/human/models/iris.json?url'
import irisWeights from '../../../node_modules/@vladmandic/human/models/iris.bin?url'
import kernels from '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'

/** The folders the face engine is pointed at: addresses of the station's own origin, each with a slash at its end. */
export interface ModelFolders {
  readonly models: string
  readonly wasm: string
}

/**
 * Where this build has put the face models and TensorFlow's WebAssembly.
 *
 * The files come by path because Human's package does not export them. A model names its weights, and TensorFlow its
 * WebAssembly, by file name, so the build keeps these names (electron.vite.config.ts).
 */
export function modelFolders(): ModelFolders {
  return {
    models: folderOf([blazefaceModel, blazefaceWeights, facemeshModel, facemeshWeights, irisModel, irisWeights]),
    wasm: folderOf([kernels]),
  }
}

function folderOf(addresses: readonly string[]): string {
  const [folder, ...others] = new Set(addresses.map((address) => new URL('.', new URL(address, import.meta.url)).href))
  if (folder === undefined || others.length > 0)
    throw new Error('This cannot happen: the build has put a face model and its weights into different folders.')
  return folder
}
