export type { Json } from './vault.ts'
