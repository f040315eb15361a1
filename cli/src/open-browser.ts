/** Opens a page in the person's browser, where there is one. */
import { spawn } from 'node:child_process'
import type { Environment } from './config/environment.ts'

/** Whether a browser was started; the address is printed in any case. */
export type OpenBrowser = (url: string) => Promise<boolean>

/** The program that opens an address on this system; undefined without a screen. */
function opener(platform: NodeJS.Platform, environment: Environment): readonly string[] | undefined {
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  const hasScreen = ['DISPLAY', 'WAYLAND_DISPLAY'].some((name) => (environment[name] ?? '') !== '')
  return hasScreen ? ['xdg-open'] : undefined
}

/** The address is an argument of its own: no shell reads it. */
export function systemBrowser(platform: NodeJS.Platform, environment: Environment): OpenBrowser {
  return async (url) => {
    const [program, ...given] = opener(platform, environment) ?? []
    if (program === undefined || !url.startsWith('https://')) return false
    return new Promise((resolve) => {
      const child = spawn(program, [...given, url], { stdio: 'ignore', detached: true })
      child.once('error', () => resolve(false))
      child.once('spawn', () => {
        child.unref()
        resolve(true)
      })
    })
  }
}
