/** The client of this page, for every component below. */
import type { BrowserClient } from '@strongroom/api-client'
import { createContext, use } from 'react'

const ApiContext = createContext<BrowserClient | undefined>(undefined)

export const ApiProvider = ApiContext.Provider

export function useApi(): BrowserClient {
  const client = use(ApiContext)
  if (client === undefined) throw new Error('a component that asks the server stands outside of ApiProvider')
  return client
}
