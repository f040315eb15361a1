/** Starting and driving what was built, from outside: for the system tests, and for the benchmarks. */
export { findChromium, openWindow } from './browser.ts'
export { createCredential, signJwt, thumbprint, type Credential } from '../conformance/certificate.ts'
export { member, type Answer } from './http.ts'
export { countGraph, graphTools, startMicrosoft, type Microsoft } from './microsoft.ts'
export { temporaryFolder } from './programs.ts'
export {
  addOrganization,
  createMailboxJob,
  runJob,
  startStrongroom,
  type JobSession,
  type Named,
  type Strongroom,
} from './strongroom.ts'
