// For those who change the page: `npm install && npm run lint`.
import js from "@eslint/js";

const browser = ["document", "location", "history", "navigator", "matchMedia", "getComputedStyle", "Blob", "URL"];
const more = ["CSS", "DOMPoint", "addEventListener", "setTimeout", "vis"];

export default [
  { files: ["**/*.mjs"] },
  js.configs.recommended,
  {
    languageOptions: { globals: Object.fromEntries([...browser, ...more].map((name) => [name, "readonly"])) },
    rules: { "no-control-regex": "off", eqeqeq: "error", "no-var": "error", "prefer-const": "error" },
  },
];
