import { compose } from './compose.ts'
import { boot } from './shell/boot.ts'

boot(compose)
