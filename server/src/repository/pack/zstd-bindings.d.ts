/** What the wrapper of the library offers, without the wrapper. */
declare module '@mongodb-js/zstd/bindings.js' {
  export { compress } from '@mongodb-js/zstd'
}
