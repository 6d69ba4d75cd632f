"""What runs the trained model with numpy, tokenizers and ONNX Runtime alone; the library takes this folder over."""
