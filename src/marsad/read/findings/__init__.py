"""Honesty checks: whether headline and deck say what the text says, no more and no surer."""

from marsad.read.findings.find import CHECKS, find_findings

__all__ = ["CHECKS", "find_findings"]
