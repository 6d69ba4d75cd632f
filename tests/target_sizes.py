"""What a fingertip can press."""

LOW_TARGETS = """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden]), select, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, .unseen"))
  .map((one) => one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one)
  .filter((one) => {
    const words = (node) => node.textContent.trim().length;
    const around = one.parentElement;
    const sentence = one.matches("a") && around.matches("p, li, dd, span, q") && words(around) > words(one) + 1;
    return !sentence && one.getBoundingClientRect().height < 24;
  })
  .map((one) => `${one.outerHTML.slice(0, 90)} ${one.getBoundingClientRect().height}`)"""
"""What is pressed and lower than 24 px, but for links inside a sentence."""
