import { config } from 'zod'

// Zod tries to build its parsers from text and falls back when it may not. The page's policy forbids that, and reports each try;
// this must therefore be the first module the page runs, before the contract's schemas are made.
config({ jitless: true })
