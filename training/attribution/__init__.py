"""The attribution model of Marsad: from a labelled corpus to one ONNX file with its constants."""
