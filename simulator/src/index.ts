/**
 * Microsoft 365 on this machine: Entra ID and Microsoft Graph over HTTPS, for tests, demos and development.
 * It is a stranger to everything that uses it, and is written from Microsoft's documentation alone.
 */
export { startSimulator, type ReadyLine, type Simulator, type SimulatorOptions } from './simulator.ts'
