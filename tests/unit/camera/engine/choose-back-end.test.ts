import { describe, expect, it } from 'vitest'
import { chooseBackEnd, isGraphicsCard } from '../../../../src-renderer/camera/engine/choose-back-end.ts'

describe('what the face engine computes on', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'Google SwiftShader',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Mesa, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)',
    'softpipe',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Apple Software Renderer',
    'virgl (Intel)',
    'SVGA3D; build: RELEASE;  LLVM;',
    'WebKit WebGL',
    '  ',
    '',
  ])('takes %j for no graphics card', (renderer) => {
    expect(isGraphicsCard(renderer)).toBe(false)
  })

  it('takes no answer for no graphics card', () => {
    expect(isGraphicsCard(null)).toBe(false)
  })

  it.each([
    'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (AMD, AMD Radeon(TM) Graphics (0x00001638) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'Mesa Intel(R) Xe Graphics (TGL GT2)',
  ])('takes %j for one', (renderer) => {
    expect(isGraphicsCard(renderer)).toBe(true)
  })

  it('takes the graphics card only when it is clearly faster', () => {
    expect(chooseBackEnd({ wasm: 40, webgl: 10 })).toBe('webgl')
    expect(chooseBackEnd({ wasm: 40, webgl: 31 })).toBe('webgl')
    expect(chooseBackEnd({ wasm: 40, webgl: 32 })).toBe('wasm')
    expect(chooseBackEnd({ wasm: 40, webgl: 1_000 })).toBe('wasm')
  })

  it('stays on the processor when the graphics card was not measured', () => {
    expect(chooseBackEnd({ wasm: 4_000, webgl: null })).toBe('wasm')
    expect(chooseBackEnd({ wasm: 40, webgl: Number.NaN })).toBe('wasm')
  })
})
