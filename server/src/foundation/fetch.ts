/** The WHATWG fetch that every room which speaks HTTP receives as an argument. */
export type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>
