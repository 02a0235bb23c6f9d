/** Settles in a task of its own: between two pieces of long work a slow device can answer a press, and paint. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
