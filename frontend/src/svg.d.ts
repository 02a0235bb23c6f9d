/** The build inlines an imported SVG file as its text. */
declare module '*.svg' {
  const markup: string;
  export default markup;
}
